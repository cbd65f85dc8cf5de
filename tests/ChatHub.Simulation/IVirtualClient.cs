using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Simulation;

/// <summary>A client as its server reaches it, under the number of the connection.</summary>
internal interface IVirtualClient
{
    void Take(int connection, Welcome welcome);

    void Take(int connection, Gap gap);

    void Take(int connection, Answer answer);

    void Take(int connection, Batch batch);

    void Take(int connection, Bye bye);
}
