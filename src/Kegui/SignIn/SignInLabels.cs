namespace Kegui.SignIn;

/// <summary>Labels of the own account: password, second factor, sessions, tokens.</summary>
internal sealed class SignInLabels;
