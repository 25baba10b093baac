namespace ProtoGen.Package.Tests;

[CollectionDefinition(nameof(FreshMachine))]
public sealed class FreshMachineCollection : ICollectionFixture<FreshMachine>;
