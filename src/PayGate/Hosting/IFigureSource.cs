namespace PayGate.Hosting;

/// <summary>A role's figures for <c>/metrics</c>; registered as a service by the role's module.</summary>
internal interface IFigureSource
{
    /// <summary>Its gauges as they stand; none while what they come from is not available.</summary>
    IEnumerable<Gauge> Read();
}
