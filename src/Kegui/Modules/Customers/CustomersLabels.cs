namespace Kegui.Modules.Customers;

/// <summary>Labels of the customer file.</summary>
internal sealed class CustomersLabels;
