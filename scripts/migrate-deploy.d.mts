export function listMigrations(): { name: string; sql: string; checksum: string }[]
/** Applies what is missing, the functions last, and returns the names applied. */
export function migrateDeploy(url: string): Promise<string[]>
