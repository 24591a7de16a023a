/** Inside a language there is a page for this; Next sends the outermost one, unseen, with every page: so it is small. */
export default function Unauthorized() {
  return <p>401</p>
}
