using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>
/// Takes out what could not be resolved, after everything was checked, so that nobody downstream meets a field without a
/// type. The rest of the message stays.
/// </summary>
internal static class DropUnresolvedPass
{
    public static void Run(LinkContext context)
    {
        if (context.UnresolvedMethods.Count > 0)
        {
            foreach (ServiceDescriptor service in context.File.Services)
                service.Methods = Keep(service.Methods, context.UnresolvedMethods);
        }
        if (context.Unresolved.Count == 0)
            return;
        context.File.Extensions = Keep(context.File.Extensions, context.Unresolved);
        foreach (MessageDescriptor message in context.Messages)
        {
            message.Fields = Keep(message.Fields, context.Unresolved);
            message.NestedExtensions = Keep(message.NestedExtensions, context.Unresolved);
            message.NestedMessages = KeepMessages(message.NestedMessages, context);
            for (int i = 0; i < message.Oneofs.Count; i++)
                message.Oneofs[i].Fields = Keep(message.Oneofs[i].Fields, context.Unresolved);
            message.Oneofs = KeepOneofs(message.Oneofs);
        }
    }

    private static IReadOnlyList<T> Keep<T>(IReadOnlyList<T> items, HashSet<T> dropped)
    {
        bool any = false;
        for (int i = 0; i < items.Count && !any; i++)
            any = dropped.Contains(items[i]);
        if (!any)
            return items;
        var kept = new List<T>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (!dropped.Contains(items[i]))
                kept.Add(items[i]);
        }
        return kept;
    }

    private static List<MessageDescriptor> KeepMessages(IReadOnlyList<MessageDescriptor> messages, LinkContext context)
    {
        var kept = new List<MessageDescriptor>(messages.Count);
        for (int i = 0; i < messages.Count; i++)
        {
            if (!messages[i].IsMapEntry || !context.Unresolved.Contains(messages[i].MapField!))
                kept.Add(messages[i]);
        }
        return kept;
    }

    private static List<OneofDescriptor> KeepOneofs(IReadOnlyList<OneofDescriptor> oneofs)
    {
        var kept = new List<OneofDescriptor>(oneofs.Count);
        for (int i = 0; i < oneofs.Count; i++)
        {
            if (oneofs[i].Fields.Count > 0)
                kept.Add(oneofs[i]);
        }
        return kept;
    }
}
