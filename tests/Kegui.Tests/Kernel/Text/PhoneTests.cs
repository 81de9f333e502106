using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("13812345678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("138-1234-5678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("+86 138 1234 5678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("0086-13812345678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("8613812345678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("013812345678", "8613812345678", PhoneKind.Mobile)]
    [InlineData("１３８１２３４５６７８", "8613812345678", PhoneKind.Mobile)]
    [InlineData("手机：13812345678（微信同号）", "8613812345678", PhoneKind.Mobile)]
    [InlineData("0574-87654321", "8657487654321", PhoneKind.Landline)]
    [InlineData("(0574) 8765 4321", "8657487654321", PhoneKind.Landline)]
    [InlineData("+86 (0)574 87654321", "8657487654321", PhoneKind.Landline)]
    [InlineData("+86-574-87654321", "8657487654321", PhoneKind.Landline)]
    [InlineData("010-12345678", null, PhoneKind.Landline)]
    [InlineData("010 62345678", "861062345678", PhoneKind.Landline)]
    [InlineData("0451－8234567", "864518234567", PhoneKind.Landline)]
    [InlineData("400-123-4567", "864001234567", PhoneKind.ServiceLine)]
    [InlineData("95588", "8695588", PhoneKind.ServiceLine)]
    [InlineData("+852 2345 6789", "85223456789", PhoneKind.Foreign)]
    [InlineData("0049 30 123456", "4930123456", PhoneKind.Foreign)]
    public void One_number_is_read_in_any_notation(string typed, string? digits, PhoneKind kind)
    {
        var reading = Phone.Read(typed);
        Assert.Equal(digits, reading.First?.Digits);
        if (digits is not null) Assert.Equal((kind, null, 1), (reading.First!.Kind, reading.Problem, reading.Numbers.Count));
    }

    [Theory]
    [InlineData("0574-87654321-801")]
    [InlineData("0574-87654321转801")]
    [InlineData("0574 8765 4321 ext. 801")]
    [InlineData("0574-87654321#801")]
    [InlineData("0574-87654321 分机 801")]
    public void An_extension_is_set_apart(string typed) =>
        Assert.Equal(new PhoneNumber("8657487654321", PhoneKind.Landline, "801"), Assert.Single(Phone.Read(typed).Numbers));

    [Theory]
    [InlineData("13812345678/13912345678")]
    [InlineData("13812345678、13912345678")]
    [InlineData("13812345678；139 1234 5678")]
    [InlineData("13812345678，13912345678")]
    [InlineData("13812345678 13912345678")]
    [InlineData("138 1234 5678 139-1234-5678")]
    [InlineData("13812345678\n13912345678")]
    public void Two_numbers_in_one_cell_are_two(string typed) =>
        Assert.Equal(["8613812345678", "8613912345678"], Phone.Read(typed).Numbers.Select(n => n.Digits));

    [Fact]
    public void A_second_landline_takes_the_area_code_of_the_first() =>
        Assert.Equal(["057487654321", "057487654322", "13812345678"], Phone.Read("0574-87654321/87654322 13812345678").Numbers.Select(n => n.Dialled));

    [Fact]
    public void A_given_area_code_completes_a_local_number()
    {
        Assert.Equal(PhoneProblem.NoAreaCode, Phone.Read("8765 4321").Problem);
        Assert.Equal("057487654321", Phone.Read("8765 4321", "574").First?.Dialled);
    }

    [Theory]
    [InlineData("", PhoneProblem.Missing)]
    [InlineData("无", PhoneProblem.NoDigits)]
    [InlineData("182930396", PhoneProblem.TooShort)]
    [InlineData("138123456789", PhoneProblem.TooLong)]
    [InlineData("12812345678", PhoneProblem.UnknownPrefix)]
    [InlineData("+999 1234567", PhoneProblem.BadForeign)]
    public void A_cell_that_is_no_number_says_why(string typed, PhoneProblem problem)
    {
        var reading = Phone.Read(typed);
        Assert.Equal((problem, 0), (reading.Problem, reading.Numbers.Count));
    }

    [Fact]
    public void The_good_number_of_a_cell_survives_the_bad_one()
    {
        var reading = Phone.Read("13812345678/1391234");
        Assert.Equal(("8613812345678", PhoneProblem.TooShort), (reading.First?.Digits, reading.Problem!.Value));
    }

    [Theory]
    [InlineData("13812345678", "138 1234 5678", "138****5678")]
    [InlineData("057487654321", "0574-8765 4321", "0574****4321")]
    [InlineData("04518234567转8", "0451-823 4567 转 8", "0451****4567")]
    [InlineData("01062345678", "010-6234 5678", "010****5678")]
    [InlineData("4001234567", "400-123 4567", "400****4567")]
    [InlineData("+85223456789", "+852 2345 6789", "008****6789")]
    public void Numbers_are_shown_in_groups_or_masked(string typed, string shown, string masked)
    {
        var number = Phone.Read(typed).First!;
        Assert.Equal((shown, masked), (number.ToString(), number.Masked));
    }

    [Fact]
    public void A_text_full_of_digits_is_answered_at_once() =>
        Assert.Equal(PhoneProblem.TooLong, Phone.Read(string.Join(' ', Enumerable.Repeat("138 1234 5678", 500))).Problem);
}
