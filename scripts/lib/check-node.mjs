// Imported first by every command, before anything that an old Node could not read.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js 20.19 or newer is needed and this is ${process.versions.node}. Install a newer one from https://nodejs.org, then run the command again.`,
  )
  process.exit(1)
}
