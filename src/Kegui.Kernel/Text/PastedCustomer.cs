namespace Kegui.Kernel.Text;

/// <summary>What 粘贴识别 made of a pasted invoice heading or signature; null where nothing was found.</summary>
/// <param name="CreditCode">Normalised, and unchecked when it stood behind its label: read it with <see cref="Text.CreditCode.Read"/>.</param>
/// <param name="Phone">Landline, service line or a second number, for showing; the raw text when it is labelled and not readable.</param>
/// <param name="Mobile">The first mobile number, for showing.</param>
/// <param name="Contact">A person's name, with 先生 or 经理 when that is all there is.</param>
/// <param name="Leftover">Lines in which nothing was recognised, as they were; empty when all was understood.</param>
public sealed record PastedCustomer(
    string? Name = null,
    string? CreditCode = null,
    string? Address = null,
    string? Phone = null,
    string? Bank = null,
    string? BankAccount = null,
    string? Contact = null,
    string? Position = null,
    string? Mobile = null,
    string? Email = null,
    string Leftover = "");
