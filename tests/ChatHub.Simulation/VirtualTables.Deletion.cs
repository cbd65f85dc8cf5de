using ChatHub.Server.Store;

namespace ChatHub.Simulation;

/// <content>Accounts do not end in the simulation: what is left of them is work in the background, tried with real processes.</content>
internal sealed partial class VirtualTables
{
    public UserNames FindNames(int user) => throw NotHere();

    public void DeleteUser(int user, UserNames placeholder, long now, long eraseFrom) => throw NotHere();

    public void DeleteUnclaimedDevice(long device) => throw NotHere();

    public bool DeleteUserWithoutDevices(int user) => throw NotHere();

    public void DeleteDevices(int user) => throw NotHere();

    public void LeaveAll(int user, long pos) => throw NotHere();

    public void HoldNick(string key, long until) => throw NotHere();

    public void FreeNicks(long now) => throw NotHere();

    public void EraseText(long pos) => throw NotHere();

    public void SetEraseFrom(int user, long? pos) => throw NotHere();

    private static NotSupportedException NotHere() => new("No account ends in the simulation.");
}
