using ChatHub.NameData;

if (args is not [var folder, var target])
{
    await Console.Error.WriteLineAsync(
        $"""
        Writes what the server knows of characters in names, from files of Unicode {Sources.Version}:

          dotnet run --project tests/ChatHub.NameData FOLDER src/ChatHub.Server/Naming/Data/names.txt

        FOLDER holds {string.Join(", ", Sources.Files.Select(file => file.Name))}, from
          {string.Join("\n  ", Sources.Files.Select(file => file.Url))}
        """);
    return 2;
}

try
{
    await File.WriteAllTextAsync(target, Compact.Of(new Sources(folder)));
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
