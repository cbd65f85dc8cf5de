// Finds names by what one remembers of them: parts, in any case, with or without accents.
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// Those that begin with the words come before those that hold them; otherwise the order stays.
export function search(entries, typed) {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const rank = ({ text }) => {
    const name = plain(text);
    if (!words.every(word => name.includes(word))) return -1;
    return words.length > 0 && name.startsWith(words[0]) ? 1 : 0;
  };
  const ranked = entries.map(entry => ({ entry, rank: rank(entry) })).filter(found => found.rank >= 0);
  return ranked.sort((a, b) => b.rank - a.rank).map(found => found.entry);
}
