import { notFound } from 'next/navigation'
import { connection } from 'next/server'

/** An address that is no page of ours. Made on request, because its scripts carry the request's nonce. */
export default async function UnknownPage(): Promise<never> {
  await connection()
  notFound()
}
