// Each test loads the machine on purpose; two at a time would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
