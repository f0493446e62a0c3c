return await Observatoire.Local.CommandLine.RunAsync(args);
