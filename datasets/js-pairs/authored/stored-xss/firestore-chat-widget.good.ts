import { initializeApp } from "firebase/app";
import { collection, getFirestore, limit, onSnapshot, orderBy, query } from "firebase/firestore";
import DOMPurify from "dompurify";

interface ChatLine {
  nick: string;
  text: string;
  sentAt: number;
}

const app = initializeApp({ projectId: "harbour-chat" });
const db = getFirestore(app);
const list = document.querySelector<HTMLUListElement>("#chat")!;

function line(entry: ChatLine): HTMLLIElement {
  const item = document.createElement("li");
  const nick = document.createElement("b");
  nick.textContent = entry.nick;
  const text = document.createElement("span");
  text.innerHTML = DOMPurify.sanitize(entry.text.replace(/:\)/g, "🙂"));
  item.append(nick, text);
  return item;
}

const recent = query(collection(db, "rooms/main/lines"), orderBy("sentAt", "desc"), limit(50));
onSnapshot(recent, (snapshot) => {
  list.replaceChildren();
  snapshot.forEach((doc) => list.append(line(doc.data() as ChatLine)));
});
