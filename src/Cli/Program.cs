using ProtoGen.Cli;

return ProtoGenTool.Run(args, CommandContext.OfProcess());
