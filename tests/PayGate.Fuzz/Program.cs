using PayGate.Fuzz;

return FuzzRun.Start(args);
