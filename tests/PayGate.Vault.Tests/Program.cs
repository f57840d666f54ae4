using PayGate.Vault.Tests.Faults;

// The test runner does not call this: tests start it as a process of its own, to kill it.
return await ChildVault.RunAsync(args);
