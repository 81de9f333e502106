using CsCheck;
using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>The canonical text says exactly the same as the text that was written.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void Printing_and_reading_again_gives_the_same_term() => Texts.AllConditions.Sample(
        text =>
        {
            var condition = Condition.Read(text, Vocabulary.Scope).OrThrow();
            var printed = condition.ToString();
            var again = Condition.Read(printed, Vocabulary.Scope).OrThrow();
            Assert.Equal(condition.Root, again.Root);
            Assert.Equal(printed, again.ToString());
        },
        iter: 5_000);

    [Fact]
    public void Terms_that_differ_are_told_apart() => Assert.NotEqual(
        Condition.Read("score - (1 - 2) = 1", Vocabulary.Scope).OrThrow().Root,
        Condition.Read("score - 1 - 2 = 1", Vocabulary.Scope).OrThrow().Root);
}
