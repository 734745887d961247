// Records with numbers of any length.
import t from 'tap'
import { BYTES, CLIENT_PORT, END, PACKETS, START } from '../../../../src/kernel/assembly/shared/record-fields.ts'
import { findPage, kernelOf, writtenRecords } from '../kernel-of.ts'

t.test('a record has the numbers that the kernel tells of it, however long they are', async t => {
  for (const bytes of [1, 99_999_992, 1e8, 100_000_008, 2 ** 43, 2 ** 50]) {
    const kernel = kernelOf({ bytes })
    const told = Array.from({ length: findPage(kernel, 300) }, (_, i) => {
      const fields = kernel.recordFieldsOf(0, kernel.pageRecordNumber(i))
      return [fields[START], fields[END], fields[BYTES], fields[PACKETS], fields[CLIENT_PORT]]
    })
    const records = writtenRecords(kernel, 300)
    t.strictSame(records.map(record => [record.start_time, record.end_time, record.bytes, record.packets, record.src_port]), told)
    t.ok(records.every(record => Math.floor(record.bytes!) === bytes), `${bytes} bytes`)
  }
})
