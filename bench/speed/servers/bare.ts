// The limit of what Node can do: ready-made bytes, nothing looked at. One port for each length (bytes) given.
import { createServer } from 'node:http'

for (const length of process.argv.slice(2).map(Number)) {
  const bytes = Buffer.alloc(length, ' ')
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address !== null && typeof address === 'object') process.stdout.write(`listening at http://127.0.0.1:${address.port}\n`)
  })
}
