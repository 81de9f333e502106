using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91330212MA2AKXB396")]
    [InlineData("91350100M000100Y43")]
    public void A_code_with_the_right_check_digit_is_valid(string code) =>
        Assert.Equal(new CreditCodeReading(code, null), CreditCode.Read(code));

    [Theory]
    [InlineData(" 9135 0100 M000 100y43 ")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData("91350100-M000100Y-43\u200B")]
    public void Width_blanks_hyphens_and_case_do_not_matter(string typed) =>
        Assert.Equal("91350100M000100Y43", Assert.IsType<CreditCodeReading>(CreditCode.Read(typed)) is { IsValid: true } r ? r.Code : null);

    [Fact]
    public void A_wrong_check_digit_is_told_with_the_right_one()
    {
        var reading = CreditCode.Read("91350100M000100Y44");
        Assert.Equal((CreditCodeProblem.WrongCheckDigit, '3'), (reading.Problem!.Value, reading.Expected!.Value));
    }

    [Theory]
    [InlineData("9135O100M000100Y43", 5)]
    [InlineData("91350100M000100Z43", 16)]
    [InlineData("91350100M000100Y4中", 18)]
    public void A_character_outside_the_alphabet_is_told_with_its_place(string typed, int position)
    {
        var reading = CreditCode.Read(typed);
        Assert.Equal((CreditCodeProblem.BadCharacter, position), (reading.Problem!.Value, reading.Position!.Value));
    }

    [Theory]
    [InlineData("9135", CreditCodeProblem.NotEighteen)]
    [InlineData("91350100M000100Y431", CreditCodeProblem.NotEighteen)]
    [InlineData("  ", CreditCodeProblem.Missing)]
    [InlineData(null, CreditCodeProblem.Missing)]
    public void Length_is_checked_first(string? typed, CreditCodeProblem problem) => Assert.Equal(problem, CreditCode.Read(typed).Problem);

    [Fact]
    public void One_wrong_character_never_passes_unnoticed()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY", valid = "91350100M000100Y43";
        for (var i = 0; i < valid.Length; i++)
            foreach (var c in alphabet.Where(c => c != valid[i]))
                Assert.False(CreditCode.Read($"{valid[..i]}{c}{valid[(i + 1)..]}").IsValid);
    }
}
