// What the page uses of Trusted Types, which the compiler's library has not got.
interface Window {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(text: string): string }): { createScriptURL(text: string): string };
  };
}
