// What the page uses of wwwroot/lib/signalr.min.js.
interface HubConnection {
  start(): Promise<void>;
  stop(): Promise<void>;
  on(event: string, handler: (payload: any) => void): void;
  onclose(handler: (error?: Error) => void): void;
  invoke(method: string, ...args: unknown[]): Promise<any>;
  send(method: string, ...args: unknown[]): Promise<void>;
}

interface HubConnectionBuilder {
  withUrl(url: string, options: {
    accessTokenFactory(): string; timeout?: number; transport?: number; EventSource?: new (url: string, init?: EventSourceInit) => EventSource;
  }): HubConnectionBuilder;
  configureLogging(level: number): HubConnectionBuilder;
  build(): HubConnection;
}

interface Window {
  EventSource: typeof EventSource;
  signalR: {
    HttpTransportType: { LongPolling: number };
    HubConnectionBuilder: new () => HubConnectionBuilder;
    LogLevel: { None: number };
  };
}
