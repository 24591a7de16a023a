import { headers } from 'next/headers'

/** What a page made on request costs at least. */
export default async function Page() {
  return <p>Hello {(await headers()).get('host')}</p>
}
