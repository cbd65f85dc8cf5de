using CsCheck;

namespace ChatHub.Tests;

/// <summary>Random steps.</summary>
public static class Steps
{
    /// <summary>Users 0 to 3, devices 0 to 7: device d is user d / 2's. User 0 has a password, so both devices may be connected at once.</summary>
    public const int Users = 4;

    public const int Devices = 2 * Users;

    private const int Groups = 3;

    private static readonly Gen<int> Device = Gen.Int[0, Devices - 1];
    private static readonly Gen<int> Group = Gen.Int[0, Groups - 1];

    public static readonly Gen<Step[]> Any = Gen.Frequency(
        (14, Device.Select(Step (d) => new Step.Connect(d))),
        (6, Device.Select(Step (d) => new Step.Disconnect(d))),
        (2, Device.Select(Step (d) => new Step.TakeOver(d))),
        (4, Gen.Select(Device, Gen.Double.Unit, Step (d, share) => new Step.Resume(d, share))),
        (3, Gen.Select(Device, Group, Step (d, g) => new Step.Create(d, g))),
        (6, Gen.Select(Device, Group, Step (d, g) => new Step.Join(d, g))),
        (4, Gen.Select(Device, Group, Step (d, g) => new Step.Leave(d, g))),
        (8, Gen.Select(Device, Gen.Int[0, Users - 1], Step (d, u) => new Step.ToUser(d, u))),
        (10, Gen.Select(Device, Group, Step (d, g) => new Step.ToGroup(d, g))),
        (12, Gen.Select(Device, Gen.Char["CDT"], Step (d, a) => new Step.ToAll(d, a))),
        (3, Gen.Select(Device, Gen.Int[0, 100], Step (d, m) => new Step.Retry(d, m))),
        (1, Gen.Select(Device, Gen.Int[0, 100], Step (d, m) => new Step.Reuse(d, m))),
        (6, Device.Select(Step (d) => new Step.Ack(d))),
        (1, Gen.Const<Step>(new Step.Restart()))).Array[10, 60];
}
