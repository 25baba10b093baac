using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>What a trimmer must keep of a service: constructors for activation, methods for their attributes.</summary>
internal static class ServiceMembers
{
    public const DynamicallyAccessedMemberTypes Needed
        = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods;
}
