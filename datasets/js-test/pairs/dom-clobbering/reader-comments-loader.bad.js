import DOMPurify from 'dompurify';

async function showComments(article, target) {
  const response = await fetch(`/api/articles/${encodeURIComponent(article)}/comments`);
  const comments = await response.json();
  for (const comment of comments) {
    const item = document.createElement('li');
    item.innerHTML = DOMPurify.sanitize(comment.html);
    target.append(item);
  }
  return comments.length;
}

function loadReactions() {
  const options = window.reactionOptions || { host: 'https://widgets.paper.example' };
  const script = document.createElement('script');
  script.src = `${options.host}/reactions.js`;
  script.async = true;
  document.head.append(script);
}

const list = document.querySelector('ol.comments');
if (list) {
  showComments(list.dataset.article, list)
    .then((count) => {
      list.hidden = count === 0;
      loadReactions();
    })
    .catch((err) => console.warn('comments', err.message));
}
