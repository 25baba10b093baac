// What is left behind is counted for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
