using ChatHub.TestKit;

namespace ChatHub.Faults.TheOracle;

/// <summary>An oracle that sees nothing would pass everything: each kind of broken promise is shown to it once.</summary>
public sealed class OracleTests
{
    [Fact]
    public void A_clean_run_passes()
    {
        var verdict = Clean().Verdict();

        Assert.Empty(verdict.Violations);
        Assert.Equal(3, verdict.Devices);
        Assert.Equal(4, verdict.Invoked);
        Assert.Equal(3, verdict.Accepted);
        Assert.Equal(1, verdict.Refused);
        Assert.Equal(1, verdict.Unknown);
        Assert.Equal(0, verdict.Unresolved);
        Assert.Equal(0, verdict.Failed);
        Assert.Equal(7, verdict.Shown);
    }

    [Fact]
    public void An_accepted_message_that_one_device_misses_is_lost() =>
        Finds(ViolationKind.Lost, Clean().Sends("ana", "ana#9", "U:bia").Accepts("ana", "ana#9", 9).Shows("ana#9", 9, "ana"));

    [Fact]
    public void An_accepted_message_that_nobody_sees_is_lost_on_every_device() =>
        Assert.Equal(2, Clean().Sends("ana", "ana#9", "U:bia").Accepts("ana", "ana#9", 9).Verdict().Count(ViolationKind.Lost));

    [Fact]
    public void A_second_device_of_a_user_is_owed_everything_too() =>
        Finds(ViolationKind.Lost, new Screenplay().WithDevice("bia/2", "bia")
            .Sends("ana", "ana#1", "U:bia").Accepts("ana", "ana#1", 1).Shows("ana#1", 1, "ana", "bia"));

    [Fact]
    public void A_device_is_owed_nothing_from_before_its_beginning() =>
        Assert.Empty(new Screenplay().WithDevice("bia/2", "bia", position: 1)
            .Sends("ana", "ana#1", "U:bia").Accepts("ana", "ana#1", 1).Shows("ana#1", 1, "ana", "bia").Verdict().Violations);

    [Fact]
    public void A_message_shown_twice_is_doubled() =>
        Finds(ViolationKind.Doubled, Clean().Shows("ana#1", 8, "bia"), ViolationKind.PositionChanged);

    [Fact]
    public void A_copy_under_another_id_is_known_by_its_tag() =>
        Finds(ViolationKind.Doubled, Clean().Shows("bia", "ana#1", 8, id: Guid.NewGuid()), ViolationKind.PositionChanged, ViolationKind.Altered);

    [Fact]
    public void A_position_that_falls_is_found() =>
        Finds(ViolationKind.PositionFell, new Screenplay()
            .Sends("ana", "ana#1", "U:caio").Accepts("ana", "ana#1", 2)
            .Sends("bia", "bia#1", "U:caio").Accepts("bia", "bia#1", 1)
            .Shows("ana#1", 2, "ana", "caio").Shows("bia#1", 1, "bia", "caio"));

    [Fact]
    public void Two_answers_with_different_positions_are_found() =>
        Finds(ViolationKind.PositionChanged, Clean().Accepts("ana", "ana#1", 7));

    [Fact]
    public void A_later_message_that_overtakes_an_earlier_one_breaks_the_order() =>
        Finds(ViolationKind.OrderBroken, new Screenplay()
            .Sends("ana", "ana#1", "U:bia").Sends("ana", "ana#2", "U:bia")
            .Accepts("ana", "ana#1", 2).Accepts("ana", "ana#2", 1)
            .Shows("ana#2", 1, "ana", "bia").Shows("ana#1", 2, "ana", "bia"));

    [Fact]
    public void A_message_that_was_told_busy_may_be_overtaken() =>
        Assert.Empty(new Screenplay()
            .Sends("ana", "ana#1", "U:bia").Sends("ana", "ana#2", "U:bia").Adds("ana", new ToldBusy(Screenplay.Id("ana#1")))
            .Accepts("ana", "ana#1", 2).Accepts("ana", "ana#2", 1)
            .Shows("ana#2", 1, "ana", "bia").Shows("ana#1", 2, "ana", "bia").Verdict().Violations);

    [Fact]
    public void A_direct_message_on_a_third_screen_is_found() =>
        Finds(ViolationKind.WrongAudience, Clean().Shows("ana#1", 1, "caio"), ViolationKind.PositionFell);

    [Fact]
    public void A_group_message_on_a_screen_of_no_member_is_found() =>
        Finds(ViolationKind.WrongAudience, Clean().Sends("bia", "bia#9", "G:sala").Accepts("bia", "bia#9", 9).Shows("bia#9", 9, "ana", "bia", "caio"));

    [Fact]
    public void A_changed_text_is_found() =>
        Finds(ViolationKind.Altered, Clean().Sends("bia", "bia#9", "U:ana").Accepts("bia", "bia#9", 9)
            .Shows("bia#9", 9, "bia").Shows("ana", "bia#9", 9, text: "bia#9 e mais"));

    [Fact]
    public void A_changed_sender_is_found() =>
        Finds(ViolationKind.Altered, Clean().Sends("bia", "bia#9", "U:ana").Accepts("bia", "bia#9", 9)
            .Shows("bia#9", 9, "bia").Shows("ana", "bia#9", 9, from: "caio"));

    [Fact]
    public void A_message_that_nobody_sent_is_found() =>
        Finds(ViolationKind.Invented, Clean().Shows("ana#77", 9, "bia"));

    [Fact]
    public void A_refused_message_that_is_shown_is_found() =>
        Finds(ViolationKind.RefusedShown, new Screenplay()
            .Sends("caio", "caio#1", "G:sala").Adds("caio", new Refused(Screenplay.Id("caio#1"), "not-a-member")).Shows("caio#1", 1, "ana", "bia"));

    [Fact]
    public void An_unknown_message_may_be_shown_to_nobody() =>
        Assert.Equal(1, Clean().Sends("ana", "ana#9", "U:bia").Adds("ana", new Unknown(Screenplay.Id("ana#9"))).Verdict().Unresolved);

    [Fact]
    public void An_unknown_message_that_one_sees_must_be_seen_by_all() =>
        Finds(ViolationKind.Lost, Clean().Sends("ana", "ana#9", "U:bia").Adds("ana", new Unknown(Screenplay.Id("ana#9"))).Shows("ana#9", 9, "bia"));

    [Fact]
    public void An_answer_that_was_lost_after_the_commit_is_counted()
    {
        var id = Screenplay.Id("ana#1");
        Screenplay Retried(long head) => new Screenplay().Sends("ana", "ana#1", "U:ana").Adds("ana", new Unknown(id)).Adds("ana", new Connected(head))
            .Accepts("ana", "ana#1", 5).Shows("ana#1", 5, "ana");

        Assert.Equal(1, Retried(head: 5).Verdict().AnswersLost);
        Assert.Equal(0, Retried(head: 4).Verdict().AnswersLost);
    }

    [Fact]
    public void A_broadcast_to_all_is_owed_to_everybody() =>
        Finds(ViolationKind.Lost, Clean().Sends("ana", "ana#9", "T").Accepts("ana", "ana#9", 9, 3).Shows("ana#9", 9, "ana", "bia"));

    [Fact]
    public void A_broadcast_to_the_connected_must_reach_as_many_as_the_server_said() =>
        Finds(ViolationKind.Lost, Clean().Sends("ana", "ana#9", "C").Accepts("ana", "ana#9", 9, 3).Shows("ana#9", 9, "ana", "bia"));

    [Fact]
    public void A_broadcast_to_the_disconnected_must_not_reach_more_than_the_server_said() =>
        Finds(ViolationKind.WrongAudience, Clean().Sends("ana", "ana#9", "D").Accepts("ana", "ana#9", 9, 1).Shows("ana#9", 9, "ana", "bia"));

    [Fact]
    public void A_gap_is_a_violation_unless_it_is_expected()
    {
        var play = Clean().Adds("ana", new GapTold(0, 5, "epoch"));

        Finds(ViolationKind.UnexpectedGap, play);
        Assert.Empty(play.Verdict(gapsExpected: true).Violations);
    }

    [Fact]
    public void A_batch_that_leaves_something_out_is_found_though_it_is_asked_for_again() =>
        Finds(ViolationKind.Skipped, Clean().Adds("caio", new Hole(4, 6)));

    [Fact]
    public void An_answer_that_the_server_failed_at_is_counted_and_excuses_no_overtaking()
    {
        var play = new Screenplay()
            .Sends("ana", "ana#1", "U:bia").Sends("ana", "ana#2", "U:bia").Adds("ana", new Failed(Screenplay.Id("ana#1"), "An error."))
            .Accepts("ana", "ana#1", 2).Accepts("ana", "ana#2", 1)
            .Shows("ana#2", 1, "ana", "bia").Shows("ana#1", 2, "ana", "bia");

        Finds(ViolationKind.OrderBroken, play);
        Assert.Equal(1, play.Verdict().Failed);
    }

    // ana writes to bia, bia to the group (answered only at the second try), caio to all; caio's message to the group is refused.
    private static Screenplay Clean() => new Screenplay()
        .Sends("ana", "ana#1", "U:bia").Accepts("ana", "ana#1", 1)
        .Sends("bia", "bia#1", "G:sala").Adds("bia", new Unknown(Screenplay.Id("bia#1"))).Accepts("bia", "bia#1", 3)
        .Sends("caio", "caio#1", "G:sala").Adds("caio", new Refused(Screenplay.Id("caio#1"), "not-a-member"))
        .Sends("caio", "caio#2", "T").Accepts("caio", "caio#2", 4, 3)
        .Shows("ana#1", 1, "ana", "bia").Shows("bia#1", 3, "ana", "bia").Shows("caio#2", 4, "ana", "bia", "caio");

    private static void Finds(ViolationKind kind, Screenplay play, params ViolationKind[] also)
    {
        var found = play.Verdict().Violations.Select(violation => violation.Kind).Distinct().Order();
        Assert.Equal(new[] { kind }.Concat(also).Order(), found);
    }
}
