namespace ProtoGen.Reflection;

internal readonly ref partial struct DescriptorReader
{
    private ServiceDescriptor ReadService(WireCursor cursor, int index)
    {
        var service = new ServiceDescriptor(_file, index);
        var methods = new List<MethodDescriptor>();
        while (cursor.Next())
        {
            if (!cursor.IsLengthDelimited)
                continue;
            switch (cursor.Number)
            {
                case 1:
                    service.Name = cursor.ReadString();
                    break;
                case 2:
                    methods.Add(ReadMethod(cursor.Enter(), service, methods.Count));
                    break;
                case 3:
                    service.OptionsData = AddOptions(service.OptionsData, in cursor);
                    break;
            }
        }
        CheckName(service.Name, "service");
        service.IsDeprecated = OptionReader.IsSet(service.OptionsData, OptionNumbers.ServiceDeprecated);
        service.Methods = methods.AsReadOnly();
        return service;
    }

    private MethodDescriptor ReadMethod(WireCursor cursor, ServiceDescriptor service, int index)
    {
        var method = new MethodDescriptor(service, index);
        while (cursor.Next())
        {
            switch (cursor.Number)
            {
                case 1 when cursor.IsLengthDelimited:
                    method.Name = cursor.ReadString();
                    break;
                case 2 when cursor.IsLengthDelimited:
                    method.InputTypeName = cursor.ReadString();
                    break;
                case 3 when cursor.IsLengthDelimited:
                    method.OutputTypeName = cursor.ReadString();
                    break;
                case 4 when cursor.IsLengthDelimited:
                    method.OptionsData = AddOptions(method.OptionsData, in cursor);
                    break;
                case 5 when cursor.IsVarint:
                    method.ClientStreaming = cursor.Bits != 0;
                    break;
                case 6 when cursor.IsVarint:
                    method.ServerStreaming = cursor.Bits != 0;
                    break;
            }
        }
        CheckName(method.Name, "method");
        method.IsDeprecated = OptionReader.IsSet(method.OptionsData, OptionNumbers.MethodDeprecated);
        if (OptionReader.TryGet(method.OptionsData, OptionNumbers.MethodIdempotencyLevel, out int level) && level is 1 or 2)
            method.IdempotencyLevel = (IdempotencyLevel)level;
        return method;
    }
}
