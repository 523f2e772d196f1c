import React from "react";
import PropTypes from "prop-types";
import DOMPurify from "dompurify";

export default function RichText({ html, className }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Copyright() {
  return <small dangerouslySetInnerHTML={{ __html: "&copy; 2024 Example" }} />;
}

RichText.propTypes = { html: PropTypes.string.isRequired, className: PropTypes.string };
