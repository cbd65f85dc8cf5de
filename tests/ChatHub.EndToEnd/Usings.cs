global using ChatHub.TestKit;
