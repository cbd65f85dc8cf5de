// The vendored client is a UMD file, which can only put itself on the window; nobody else looks for it there.
export const { HttpTransportType, HubConnectionBuilder, LogLevel } = window.signalR;
