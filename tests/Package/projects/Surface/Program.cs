using System;
using System.Linq;
using System.Reflection;
using Surface.Elsewhere;

Console.WriteLine(new One.A { Vendored = Vendored.Some, Shared = Shared.Some, NotHere = NotHere.Some }.ToJson());
Console.WriteLine(new Two.B { Linked = new LinkedFiles.Linked { Id = "x" } }.ToJson());
string[] folders = ["One", "Two", "LinkedFiles", "Services", "GoesAway", "Absent", "Vendor", "Shared"];
foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => folders.Contains(type.Namespace) && !type.IsNested && !type.Name.StartsWith("File_", StringComparison.Ordinal)).OrderBy(type => type.FullName, StringComparer.Ordinal))
    Console.WriteLine($"{(type.IsPublic ? "public" : "internal")} {type.FullName}");
foreach (var type in typeof(Services.Pinger).GetNestedTypes().OrderBy(type => type.Name, StringComparer.Ordinal))
    Console.WriteLine(type.Name);
