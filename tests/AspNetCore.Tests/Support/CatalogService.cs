using ProtoGen.AspNetCore.Tests.Catalogs;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A service whose file has imports and extensions. Nobody calls it.</summary>
internal sealed class CatalogService : Catalog.CatalogBase;
