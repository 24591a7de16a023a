import { cookies } from 'next/headers'
import { lookCookie, lookOf, type TableLook } from '@/lib/kernel/table-look'

/** How whoever asks likes to see a table. */
export async function tableLook(table: string): Promise<TableLook> {
  const jar = await cookies()
  return lookOf(jar.get(lookCookie(table))?.value)
}
