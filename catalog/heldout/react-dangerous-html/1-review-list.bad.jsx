import { useEffect, useState } from 'react';
import { BADGE_SVG } from './badge';

function Badge() {
  return <span className="badge" dangerouslySetInnerHTML={{ __html: BADGE_SVG }} />;
}

function Review({ review }) {
  return (
    <article>
      <h3>
        {review.author} {review.verified && <Badge />}
      </h3>
      <div dangerouslySetInnerHTML={{ __html: review.body }} /> {/* // want "react-dangerous-html" */}
      <footer>{new Date(review.createdAt).toLocaleDateString()}</footer>
    </article>
  );
}

export default function ReviewList({ productId }) {
  const [reviews, setReviews] = useState([]);

  useEffect(() => {
    let active = true;
    fetch(`/api/products/${encodeURIComponent(productId)}/reviews`)
      .then((response) => response.json())
      .then((data) => active && setReviews(data.reviews));
    return () => {
      active = false;
    };
  }, [productId]);

  return reviews.map((review) => <Review key={review.id} review={review} />);
}
