import ReactMarkdown from "react-markdown";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";

interface Props {
  comment: { author: string; text: string };
}

const rehype = [rehypeRaw, rehypeSanitize];

export function CommentBody({ comment }: Props) {
  return (
    <section>
      <header>{comment.author}</header>
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={rehype}>
        {comment.text}
      </ReactMarkdown>
    </section>
  );
}
