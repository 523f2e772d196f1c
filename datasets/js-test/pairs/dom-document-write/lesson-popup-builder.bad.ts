interface Lesson {
  title: string;
  minutes: number;
}

const LESSONS: Record<string, Lesson> = {
  loops: { title: 'Loops', minutes: 20 },
  lists: { title: 'Lists', minutes: 35 },
};

function escapeHtml(text: string): string {
  const span = document.createElement('span');
  span.textContent = text;
  return span.innerHTML;
}

export class LessonPopup {
  private readonly fragment = new URLSearchParams(location.hash.slice(1));

  open(): void {
    const popup = window.open('', 'lesson', 'width=480,height=320');
    if (!popup) return;
    const key = this.fragment.get('lesson') ?? 'loops';
    const pupil = this.fragment.get('pupil') ?? 'student';
    const lesson = LESSONS[key];
    popup.document.open();
    popup.document.write(`<title>${lesson ? lesson.title : key}</title>`);
    popup.document.write(`<h1>${escapeHtml(pupil)}</h1>`);
    popup.document.write(`<p>${lesson ? lesson.minutes : 0} minutes</p>`);
    popup.document.close();
  }
}
