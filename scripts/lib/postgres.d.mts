export type PostgresServer = {
  pid: number
  port: number
  url: (database?: string) => string
  data: string
  adopted: boolean
  shared: boolean
  stop: () => Promise<void>
}

/** Starts the named server of this checkout, or adopts the one that runs already. */
export function startPostgres(options?: {
  name?: string
  port?: number
  settings?: Readonly<Record<string, string | number>>
}): Promise<PostgresServer>
