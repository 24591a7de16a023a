import { rows } from '@/lib/db/sql'

type Column = { tab: string; col: string; isBytes: boolean }

/** Every column of every table that has this word in it, as text, inside JSON, in a list, or in bytes. */
export async function columnsThatSay(word: string): Promise<string[]> {
  const columns = await rows<Column>(
    `select c.table_name as tab, c.column_name as col, c.udt_name = 'bytea' as "isBytes" from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = 'public' and c.udt_name in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', '_text', '_varchar', 'citext')
     order by 1, 2`,
    [],
  )
  const asked = columns.map(({ tab, col, isBytes }) =>
    isBytes
      ? `select '${tab}.${col}' as place where exists (select 1 from "${tab}" where position(convert_to($1, 'UTF8') in "${col}") > 0)`
      : `select '${tab}.${col}' as place where exists (select 1 from "${tab}" where strpos("${col}"::text, $1) > 0)`,
  )
  const found = await rows<{ place: string }>(asked.join(' union all '), [word])
  return found.map(({ place }) => place).sort()
}
