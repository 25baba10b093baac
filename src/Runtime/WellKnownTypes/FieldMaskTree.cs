using ProtoGen.Reflection;

namespace ProtoGen.WellKnownTypes;

/// <summary>The paths of a mask by their names. A node without children is covered whole; the root without children is an empty mask.</summary>
internal sealed class FieldMaskTree
{
    private SortedDictionary<string, FieldMaskTree>? _children;

    public bool HasChildren => _children is { Count: > 0 };

    public static FieldMaskTree Of(in FieldMask mask)
    {
        var tree = new FieldMaskTree();
        tree.Add(in mask);
        return tree;
    }

    public void Add(in FieldMask mask)
    {
        foreach (string path in mask.Paths)
            Add(path);
    }

    /// <summary>The node of a field; null when the mask has no path through it.</summary>
    public FieldMaskTree? Find(string name) => _children?.GetValueOrDefault(name);

    public FieldMask ToMask()
    {
        var paths = new RepeatedBuilder<string>();
        AddPaths(paths, "");
        return new FieldMask { Paths = paths.ToRepeated() };
    }

    /// <summary>What both cover. The result shares nodes with the operands.</summary>
    public FieldMaskTree Intersect(FieldMaskTree other)
    {
        var result = new FieldMaskTree();
        if (_children is null || other._children is null)
            return result;
        foreach ((string name, FieldMaskTree child) in _children)
        {
            if (other.Find(name) is not { } match)
                continue;
            FieldMaskTree common = !child.HasChildren ? match : !match.HasChildren ? child : child.Intersect(match);
            if (common.HasChildren || !child.HasChildren || !match.HasChildren)
                result.Children[name] = common;
        }
        return result;
    }

    /// <summary>Takes a path out. A node that covers more than the path is first spelled out as the fields of its message type.</summary>
    public void Remove(string path, MessageDescriptor type)
    {
        string[] names = Names(path);
        var above = new List<FieldMaskTree>(names.Length);
        FieldMaskTree node = this;
        MessageDescriptor? message = type;
        foreach (string name in names)
        {
            if (above.Count > 0 && !node.HasChildren && !node.TrySpellOut(message, name))
                return;
            if (node.Find(name) is not { } child)
                return;
            above.Add(node);
            node = child;
            message = message?.FindFieldByName(name) is { IsRepeated: false } field ? field.MessageType : null;
        }
        // A node that lost its last child covers nothing, not all.
        for (int i = names.Length - 1; i >= 0; i--)
        {
            above[i].Children.Remove(names[i]);
            if (above[i].HasChildren)
                return;
        }
    }

    private SortedDictionary<string, FieldMaskTree> Children => _children ??= new(StringComparer.Ordinal);

    private void Add(string path)
    {
        if (path.Length == 0)
            return;
        FieldMaskTree node = this;
        bool isNew = false;
        foreach (string name in Names(path))
        {
            if (node != this && !isNew && !node.HasChildren)
                return; // covered by a path above
            isNew = node.Find(name) is null;
            if (isNew)
                node.Children[name] = new FieldMaskTree();
            node = node.Children[name];
        }
        node._children = null;
    }

    private bool TrySpellOut(MessageDescriptor? message, string name)
    {
        if (message?.FindFieldByName(name) is null)
            return false;
        foreach (FieldDescriptor field in message.Fields)
            Children[field.Name] = new FieldMaskTree();
        return true;
    }

    private void AddPaths(RepeatedBuilder<string> paths, string prefix)
    {
        if (_children is null)
            return;
        foreach ((string name, FieldMaskTree child) in _children)
        {
            if (child.HasChildren)
                child.AddPaths(paths, prefix + name + ".");
            else
                paths.Add(prefix + name);
        }
    }

    /// <summary>The depth of the tree is bounded, so that no mask from outside can overflow a stack.</summary>
    private static string[] Names(string path)
    {
        string[] names = path.Split('.', ParseOptions.DefaultMaxDepth + 1);
        if (names.Length > ParseOptions.DefaultMaxDepth)
            throw new ProtoException($"a path of a field mask has more than {ParseOptions.DefaultMaxDepth} names");
        return names;
    }
}
