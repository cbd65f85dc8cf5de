// Who is connected and which groups there are: ephemeral, asked for at every connect and kept up by events.
import { locale } from './i18n.js';
import { keyOf } from './names.js';

const byName = new Intl.Collator(locale).compare;

export class Directory {
  #me;
  #people = new Map();
  #groups = new Map();
  #members = new Map();
  #invoke;
  #changed;
  #meanwhile = null;
  #known = false;

  constructor({ me, invoke, changed }) {
    this.#me = me;
    this.#invoke = invoke;
    this.#changed = changed;
  }

  // What is told while the lists are on their way may be newer than they are: it is taken again after them.
  async refresh() {
    const meanwhile = this.#meanwhile = [];
    const [users, groups] = await Promise.all([this.#invoke('ListUsers'), this.#invoke('ListGroups')]);
    if (this.#meanwhile !== meanwhile) return;
    this.#meanwhile = null;
    this.#known = true;
    if (users.ok) this.#people = new Map(users.data.map(user => [keyOf(user.nick), user.nick]));
    this.#groups = new Map((groups.data ?? []).map(group => [keyOf(group.name), group]));
    this.#members.clear();
    for (const takeAgain of meanwhile) takeAgain();
    this.#changed();
  }

  // Whether the lists have come at all.
  get isKnown() {
    return this.#known;
  }

  get people() {
    return [...this.#people.values()].filter(nick => keyOf(nick) !== keyOf(this.#me)).sort(byName);
  }

  // Everybody whom one may want to name: connected, in a group that was looked at, or among the others given.
  nicksWith(others) {
    const members = [...this.#members.values()].flat().map(({ nick }) => nick);
    const nicks = new Map([...others, ...members, ...this.#people.values()].map(nick => [keyOf(nick), nick]));
    nicks.delete(keyOf(this.#me));
    return [...nicks.values()].sort(byName);
  }

  get groups() {
    return [...this.#groups.values()].sort((a, b) => byName(a.name, b.name));
  }

  isConnected(nick) {
    return this.#people.has(keyOf(nick));
  }

  group(name) {
    return this.#groups.get(keyOf(name));
  }

  members(name) {
    return this.#members.get(keyOf(name));
  }

  async loadMembers(name) {
    const reply = await this.#invoke('ListGroupUsers', name);
    if (reply.ok) this.#members.set(keyOf(name), reply.data);
    this.#changed();
  }

  took(group) {
    this.#meanwhile?.push(() => this.took(group));
    this.#groups.set(keyOf(group.name), group);
    this.#members.delete(keyOf(group.name));
    this.#changed();
  }

  // brief: quick visits, which are in the list as they ended.
  presence({ came, went, brief = [] }) {
    this.#meanwhile?.push(() => this.presence({ came, went, brief }));
    for (const nick of went) this.#people.delete(keyOf(nick));
    for (const nick of came) this.#people.set(keyOf(nick), nick);
    for (const { nick, connected } of brief) {
      if (connected) this.#people.set(keyOf(nick), nick);
      else this.#people.delete(keyOf(nick));
    }
    for (const members of this.#members.values()) {
      for (const member of members) member.connected = this.isConnected(member.nick);
    }
    this.#changed();
  }

  groupChanged({ name, change, nick, members }) {
    const known = this.group(name);
    // Told of a new group after somebody entered it: what is known is newer.
    if (change === 'created' && known) return;
    const mine = keyOf(nick) === keyOf(this.#me);
    this.took({ name, members, member: mine ? change !== 'left' : known?.member === true });
  }
}
