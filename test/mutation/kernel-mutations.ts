// Mutations of the kernel, and of what passes data to it, chosen by hand: each breaks something that a reader of the code would call its point.
import { readFileSync } from 'node:fs'
import { mutationOf, type Mutation } from './mutation.ts'

/** By file: a text that stands there once, and what it becomes. */
const CHANGES: Readonly<Record<string, ReadonlyArray<readonly [before: string, after: string]>>> = {
  'src/kernel/assembly/select/filter.ts': [
    ['byAddress === ALWAYS || byAddress === byPort ? byPort : NEVER', 'byPort'],
    ['if (byPort === ALWAYS) return byAddress', 'if (byPort === ALWAYS) return ALWAYS'],
    ['ALWAYS : deck.phaseOfOctet(card, this.octet)', 'ALWAYS : ALWAYS'],
    ['& byteAt(this.servers, serverOf(data)) ', '']
  ],
  'src/kernel/assembly/select/filtered-selection.ts': [
    ['this.cards.uniform ? 0 : this.computed.deal.phaseOf(block)', '0'],
    ['this.cards.applyFilter(filter, this.computed.deck)\n    this.openBlock = -1', 'this.cards.applyFilter(filter, this.computed.deck)'],
    ['if (position >= from && position < best) best = position', 'if (position > from && position < best) best = position'],
    ['if (position < end && position > best) best = position', 'if (position < end) best = position'],
    ['return set.countInRow(row) - sum', 'return set.countInRow(row) - sum + i32(position === 255)'],
    ['return set.total - sum', 'return set.total - sum - i32(position === 255)']
  ],
  'src/kernel/assembly/select/matching-cards.ts': [
    ['this.perCycle = <i64>this.always.total * PHASES + once', 'this.perCycle = <i64>this.always.total * PHASES'],
    ['this.openPhase = -1\n    let once', 'let once'],
    ['return (cycle + 1) * this.perCycle - sum', 'return cycle * this.perCycle + sum'],
    ['if (this.onceCountIn(phase) === 0) return this.always', 'if (this.onceCountIn(phase) <= 1) return this.always']
  ],
  'src/kernel/assembly/select/card-set.ts': [
    ['if (this.total < FEW)', 'if (this.total < FEW - 1)'],
    ['memory.fill(this.bits, 0, BITS + 2 * COUNTS)', 'memory.fill(this.bits, 0, BITS + COUNTS)'],
    [' & ~bitsBelow(first - (word << 6))', '']
  ],
  'src/kernel/assembly/select/computed-pending.ts': [
    ['if (horizon < this.earliest || horizon > this.latest)', 'if (horizon > this.latest)'],
    ['this.earlierCount += i64(longAt(this.ends, i) > horizon)', 'this.earlierCount++'],
    ['< n && longAt(this.ends, i) > this.horizon', '< n'],
    ['stream.rank(horizon - stream.longest + 1)', 'stream.rank(horizon - stream.longest / 2)'],
    ['stream.rank(this.latest - deck.shortestOf(column) + 1)', 'stream.rank(this.earliest - deck.shortestOf(column) + 1)'],
    [' || !selection.passes(column, rowNumber)', ''],
    ['if (this.count === this.capacity) this.grow()', ''],
    ['memory.copy(larger, table, bytes)', ''],
    ['forget (): void { this.latest = -1 }', 'forget (): void {}']
  ],
  'src/kernel/assembly/select/stored-pending.ts': [
    ['if (stored.endOf(n) <= horizon) return', 'if (stored.endOf(n) < horizon) return'],
    ['if (this.selection.next(n, n + 1) === n) setWordAt', 'setWordAt'],
    ['this.selection.previous(n, first) while (n >= first && !this.hasEnded(n))', 'this.selection.previous(n, first) while (false)']
  ],
  'src/kernel/assembly/select/replaced-records.ts': [
    ['stream.replacedEndAt(i) <= horizon && ', ''],
    [' && selection.next(n, n + 1) === n', ''],
    ['countBelow<i64>(this.numbers, this.count, n)', 'this.count']
  ],
  'src/kernel/assembly/select/window.ts': [
    ['const after = min(to, horizon) + 1', 'const after = min(to, horizon)'],
    ['this.low = stream.cachedRank(min(from, after))', 'this.low = stream.cachedRank(from)'],
    ['to > horizon - stream.longest ? pendingIn', 'to > horizon ? pendingIn'],
    ['while (this.stream.isReplaced(n)) n = this.nextEnded(n + 1)', ''],
    ['while (this.stream.isReplaced(n)) n = this.previousEnded(n)', ''],
    ['this.selection.countBefore(n) - this.replaced.countBefore(n)', 'this.selection.countBefore(n)'],
    ['pending.find(horizon)', '']
  ],
  'src/kernel/assembly/page/find-page.ts': [
    ['max(from, oldest)', 'from'],
    ['window.stream.numberFrom(start, serial + i64(forward))', 'window.stream.numberFrom(start, serial)'],
    ['<i64>nextDate + i64(forward)', '<i64>nextDate'],
    ['if (stream.endOf(n) > horizon) return CURSOR_UNSEEN', ''],
    ['if (n >= windows[own].high && n >= stream.rank(horizon + 1)) return CURSOR_UNSEEN', 'if (n >= windows[own].high) return CURSOR_UNSEEN'],
    ['nextDate >= 0 && nextDate !== start', 'nextDate > 0 && nextDate !== start']
  ],
  'src/kernel/assembly/page/merge.ts': [
    ['this.serialOf(a) < this.serialOf(b) === this.forward', 'this.serialOf(a) < this.serialOf(b)'],
    ['this.forward || this.next[i] === NO_RECORD ? number : number + 1', 'this.forward ? number : number + 1']
  ],
  'src/kernel/assembly/page/seek.ts': [
    ['preferred.isNear(k) ? preferred : other.isNear(k) ? other : this.cutTie(k)', 'preferred.isNear(k) ? preferred : this.cutTie(k)'],
    ['attempt % 4 === 0', 'attempt % 4 === 5']
  ],
  'src/kernel/assembly/cards/deck.ts': [
    ['return port + phase < firstOfRange(data) + size', 'return port + phase <= firstOfRange(data) + size'],
    ['distance < 0 ? distance + <i32>size : distance', 'distance'],
    ['port < first + size && phase < PHASES', 'phase < PHASES'],
    ['(phase * (bits | 1) + (bits >>> 8)) & 255', '(phase * bits + (bits >>> 8)) & 255']
  ],
  'src/kernel/assembly/streams/sessions.ts': [
    ['(shape & 1) === 1', '(shape & 1) === 0'],
    ['const inTail = quantile >= TAIL', 'const inTail = quantile > 2'],
    ['(size + MAX_PACKET - 1) / MAX_PACKET', 'size / MAX_PACKET'],
    ['max<i64>(size, packets * leastBytesOf(service))', 'size'],
    ['size < packets * MAX_PACKET', 'size <= packets * MAX_PACKET'],
    ['duration - duration % this.resolution', 'duration']
  ],
  'src/kernel/assembly/streams/stream.ts': [
    ['return (serial - this.id + STREAMS - 1) / STREAMS', 'return (serial + STREAMS - 1) / STREAMS'],
    ['min(number, this.rank(start + 1))', 'number']
  ],
  'src/kernel/assembly/time/timeline.ts': [
    ['this.quarter.close()', ''],
    ['(t + this.resolution - 1) / this.resolution * this.resolution', 't']
  ],
  'src/kernel/assembly/time/week.ts': [
    ['for (let day = 1; day < DAYS; day++) this.dayBounds[day] = -1', ''],
    ['while (n >= this.dayBounds[DAYS]) this.open(this.number + 1)', '']
  ],
  'src/kernel/assembly/write/record-writer.ts': [
    ['|| max(bytes, packets) >= EIGHT_DIGITS', '|| max(bytes, packets) > EIGHT_DIGITS']
  ],
  'src/kernel/assembly/base/decimal.ts': [
    ['if (value < <u64>EIGHT_DIGITS)', 'if (value <= <u64>EIGHT_DIGITS)'],
    ['value - this.begin >= <u64>EIGHT_DIGITS', 'value - this.begin > <u64>EIGHT_DIGITS']
  ],
  'src/kernel/assembly/write/page-buffer.ts': [
    ['memory.copy(bytesOf(larger), bytesOf(buffer), bytes)', ''],
    ['found.capacity < capacity', 'found.capacity > capacity']
  ],
  'src/kernel/assembly/write/page-writer.ts': [
    ['if (recordCount() > 0) end--', 'end--'],
    ['min(recordCount(), i + BATCH)', 'i + BATCH']
  ],
  'src/kernel/kernel.ts': [
    ['if (end > allBytes.length) allBytes', 'if (end < 0) allBytes'],
    ['exports.addStoredStream(id, longest, all.length', 'exports.addStoredStream(id, 0, all.length'],
    ['addTable(shortest), addTable(longest)', 'addTable(longest), addTable(longest)']
  ],
  'src/search/selections.ts': [
    ['filter.src_port ?? -1', '-1'],
    ['octetOf(filter.src_ip) ?? -1', '-1'],
    ['if (free.length === 0) slots.pop()', 'if (free.length === 1) slots.pop()'],
    ['dispose: slot => free.push(slot)', 'dispose: () => free.push(1)'],
    ['const numbersAt = slots.own[slot]!', 'const numbersAt = slots.own[0]!'],
    ["predicateOf(filter, 'server')), serversAt", "predicateOf(filter, 'client')), serversAt"]
  ],
  'src/search/filter.ts': [
    ["const octet = roams ? octetOf(address) : ''", "const octet = roams ? 0 : ''"],
  ],
  'src/search/page.ts': [
    ["order === 'oldest', limit", "order !== 'oldest', limit"],
    ['kernel.results[PAGE_NUMBER] !== number', 'kernel.results[PAGE_NUMBER]! < number']
  ],
  'src/universe/stored-records.ts': [
    ['sortedNumbers(ends).reverse()', 'sortedNumbers(ends)'],
    ['Math.max(longest, ends[n]! - starts[n]!)', 'ends[n]! - starts[n]!'],
    ['sorted.filter(index => index < count || !replaced.has(index - count))', 'sorted']
  ],
  'src/universe/universe.ts': [
    ['&& serial % STREAMS < computedStreams.length ? serial', '? serial']
  ]
}

/** Throws where a change does not fit the source any more. */
export function kernelMutations (root: string): Mutation[] {
  return Object.entries(CHANGES).flatMap(([file, changes]) => {
    const text = readFileSync(`${root}/${file}`, 'utf8')
    return changes.map(([before, after]) => {
      const start = text.indexOf(before)
      if (start < 0 || start !== text.lastIndexOf(before)) throw new Error(`${file} has to have this text once: ${before}`)
      return mutationOf(file, text, start, before, after)
    })
  })
}
