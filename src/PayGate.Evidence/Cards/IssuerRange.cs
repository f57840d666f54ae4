using PayGate.Contracts.Cards;

namespace PayGate.Evidence.Cards;

/// <summary>Numbers that begin alike and belong to one brand (ISO/IEC 7812).</summary>
/// <param name="Low">First prefix of six digits.</param>
/// <param name="High">Last prefix of six digits.</param>
/// <param name="Shortest">Fewest digits.</param>
/// <param name="Longest">Most digits.</param>
/// <param name="Brand">The brand.</param>
internal readonly record struct IssuerRange(int Low, int High, int Shortest, int Longest, CardBrand Brand);
