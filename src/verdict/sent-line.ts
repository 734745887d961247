// The JSON that the mock sends for a computed record, from the texts that the kernel puts together too.
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, SERVER, SERVICE, START } from '../kernel/assembly/shared/record-fields.ts'
import { textsOf } from '../universe/texts.ts'
import type { Universe } from '../universe/universe.ts'

export interface SentLine {
  /** Its bytes as Latin-1: a character for each. */
  readonly text: string
  /** When the record ends (ms). */
  readonly end: number
}

export function sentLines ({ kernel, cast }: Universe): (stream: number, number: number, logId: string) => SentLine {
  const { client, clientRest, server, service } = textsOf(cast, undefined)
  const [clients, rests, servers, services] = [remembered(client), remembered(clientRest), remembered(server), remembered(service)]
  return (stream, number, logId) => {
    const row = kernel.recordFieldsOf(stream, number)
    const index = row[CLIENT]!
    const octet = row[OCTET]! < 0 ? '' : `${row[OCTET]}${rests(index)}`
    return {
      text: `{"log_id":"${logId}","start_time":${row[START]},"end_time":${row[END]},"bytes":${row[BYTES]},"packets":${row[PACKETS]}${clients(index)}${octet}${row[CLIENT_PORT]}${servers(row[SERVER]!)}${services(row[SERVICE]!)}`,
      end: row[END]!
    }
  }
}

function remembered (textOf: (index: number) => string): (index: number) => string {
  const texts: string[] = []
  return index => {
    texts[index] ??= Buffer.from(textOf(index)).toString('latin1')
    return texts[index]
  }
}
