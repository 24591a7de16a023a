/** What Next serves at most: a page made at build time. */
export default function Page() {
  return <p>Hello</p>
}
