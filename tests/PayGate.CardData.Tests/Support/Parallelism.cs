// One slab serves the whole process: a test that empties it on purpose must not run beside another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
