/** Starts or adopts the test server, with a migrated template to copy. */
export function startTestDatabase(): Promise<{ adminUrl: string; template: string; stop: () => Promise<void> }>
