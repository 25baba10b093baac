using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// What is true of a message because of all that it can contain. Each message is looked at once, whoever asks and however the types hang together:
/// those that can contain each other, which are found as strongly connected components, are settled at one time. No recursion, since a schema may
/// nest as deep as it is long.
/// </summary>
internal sealed class MessageTraits
{
    // Descriptors never change; when a file is linked anew, the traits go with its old descriptors.
    private static readonly ConditionalWeakTable<MessageDescriptor, MessageTraits> _known = new();

    /// <summary>A value of the message can contain another one, directly or through other messages.</summary>
    public bool IsRecursive { get; private set; }

    /// <summary>The message or one reachable from it has a required field.</summary>
    public bool HasRequired { get; private set; }

    /// <summary>
    /// The message or one reachable from it through singular fields has a repeated field. One of another assembly is taken to have any: a newer build of that
    /// assembly may, and elements beyond the end would show if its arrays were not trimmed.
    /// </summary>
    public bool HasLists { get; private set; }

    public static MessageTraits Of(MessageDescriptor message)
    {
        if (!_known.TryGetValue(message, out MessageTraits? traits))
        {
            Settle(message);
            _known.TryGetValue(message, out traits);
        }
        return traits!;
    }

    private static void Settle(MessageDescriptor root)
    {
        var nodes = new Dictionary<MessageDescriptor, Node>(ReferenceComparer<MessageDescriptor>.Instance);
        var path = new Stack<Node>();
        var unfinished = new Stack<Node>();
        path.Push(Enter(root));
        while (path.Count > 0)
        {
            Node node = path.Peek();
            if (node.NextField < node.Message.Fields.Count)
            {
                if (node.Message.Fields[node.NextField++].MessageType is not { } type || _known.TryGetValue(type, out _))
                    continue;
                if (!nodes.TryGetValue(type, out Node? target))
                    path.Push(Enter(type));
                else
                    node.Low = Math.Min(node.Low, target.Index);
                continue;
            }
            path.Pop();
            if (path.Count > 0)
                path.Peek().Low = Math.Min(path.Peek().Low, node.Low);
            if (node.Low == node.Index)
                SettleComponent(node, unfinished);
        }

        Node Enter(MessageDescriptor message)
        {
            var node = new Node(message, nodes.Count);
            nodes.Add(message, node);
            unfinished.Push(node);
            return node;
        }
    }

    /// <summary>All that the component's messages reach outside it is known by now; inside, what one has the others that reach it have too.</summary>
    private static void SettleComponent(Node root, Stack<Node> unfinished)
    {
        var members = new Dictionary<MessageDescriptor, MessageTraits>(ReferenceComparer<MessageDescriptor>.Instance);
        Node last;
        do
        {
            last = unfinished.Pop();
            members.Add(last.Message, new MessageTraits());
        }
        while (last != root);

        bool isRecursive = members.Count > 1 || root.Message.Fields.Any(field => ReferenceEquals(field.MessageType, root.Message));
        bool hasRequired = members.Keys.SelectMany(member => member.Fields).Any(field =>
            field.IsRequired || (field.MessageType is { } type && !members.ContainsKey(type) && Of(type).HasRequired));
        foreach (MessageTraits traits in members.Values)
        {
            traits.IsRecursive = isRecursive;
            traits.HasRequired = hasRequired;
        }

        SpreadLists(members);
        foreach (KeyValuePair<MessageDescriptor, MessageTraits> member in members)
            _known.GetValue(member.Key, _ => member.Value);
    }

    /// <summary>Lists count over singular fields alone, which need not lead everywhere in the component: from who has some to who holds those.</summary>
    private static void SpreadLists(Dictionary<MessageDescriptor, MessageTraits> members)
    {
        var holders = members.Keys
            .SelectMany(member => member.Fields.Where(field => !field.IsRepeated && field.MessageType is { } type && members.ContainsKey(type)))
            .ToLookup(field => field.MessageType!, field => field.ContainingType!, ReferenceComparer<MessageDescriptor>.Instance);
        var open = new Stack<MessageDescriptor>(members.Keys.Where(member => DescriptorOrigins.IsReferenced(member.File) || member.Fields.Any(BringsLists)));
        while (open.Count > 0)
        {
            MessageDescriptor member = open.Pop();
            if (members[member].HasLists)
                continue;
            members[member].HasLists = true;
            foreach (MessageDescriptor holder in holders[member])
                open.Push(holder);
        }

        bool BringsLists(FieldDescriptor field) => field.IsRepeated
            ? !field.IsMap
            : field.MessageType is { } type && !members.ContainsKey(type) && Of(type).HasLists;
    }

    private sealed class Node(MessageDescriptor message, int index)
    {
        public MessageDescriptor Message { get; } = message;

        public int Index { get; } = index;

        public int NextField { get; set; }

        /// <summary>The smallest index that this node's walk can reach.</summary>
        public int Low { get; set; } = index;
    }
}
