"""First names that are commonly a woman's or a man's: enough to tell "she" from "he", written for this project."""

from index.extract.cues import words

WOMEN = words(
    """
    Ada Agnes Aisha Alexandra Alexandria Alice Alina Alison Amal Amanda Amelia Amina Amira Amy Ana Anastasia Andrea
    Angela Anita Ann Anna Anne Annie Antonia Ariana Asma Astrid Audrey Ayesha Barbara Beatrice Beatriz Bella Benazir
    Beth Bianca Birgit Brenda Brigitte Bridget Camila Carla Carmen Carol Caroline Catherine Cecilia Chantal Charlotte
    Chiara Christina Christine Claire Clara Claudia Cristina Cynthia Dana Daniela Danielle Deborah Delia Denise Diana
    Dina Donna Doris Dorothy Edith Ekaterina Elena Eleanor Elif Elisabeth Elise Elizabeth Ella Ellen Elsa Emily Emma
    Erica Erika Esther Eva Eve Evelyn Fatima Fatma Fiona Florence Frances Francesca Frida Gabriela Gabrielle Galina
    Gemma Georgia Gertrude Ghada Gina Giorgia Gloria Grace Greta Gretchen Hala Halima Hanan Hanna Hannah Harriet Hedda
    Heather Heidi Helen Helena Hillary Hilary Hilda Huda Ida Imelda Indira Ines Ingrid Irena Irene Irina Iris Isabel
    Isabella Ivana Ivanka Jacinda Jacqueline Jane Janet Jasmine Jean Jelka Jennifer Jenny Jessica Jill Joan Joanna
    Johanna Josephine Joyce Judith Judy Julia Juliana Julie Kaja Kamala Karen Karin Katarina Kate Katharina Katherine
    Kathleen Kathryn Katie Katja Kayla Kelly Kerry Khadija Kim Kira Kristin Kristina Ksenia Lara Latifa Laura Lauren
    Layla Leila Lena Leni Leyla Lina Linda Lisa Liz Lola Louise Lubna Lucia Lucy Lydia Lyudmila Madeleine Maha Malala
    Manal Margaret Margarita Margit Maria Marian Mariam Marianne Marie Marina Marine Marjorie Marta Martha Martina
    Mary Maryam Matilda Maud Maya Megan Melania Melanie Melissa Mercedes Meryem Mette Michelle Mia Mina Mira Mirela
    Miriam Mona Monica Monika Nadia Nadine Nadja Najat Nancy Naomi Natalia Natalie Natalya Natasha Neha Nicola Nicole
    Nina Nino Noor Nora Norma Nour Odile Olga Olena Olivia Oksana Pamela Patricia Patty Paula Pauline Penelope Petra
    Phyllis Pia Polina Priti Priya Rachel Rana Rania Rasha Rebecca Reem Regina Renata Rima Rita Roberta Rosa Rosalia
    Rose Rosemary Roxana Ruby Ruta Ruth Sabina Sabrina Salma Salome Samantha Samira Sandra Sanna Sara Sarah Sasha
    Selma Shannon Sharon Sheila Shirin Silvia Simone Sofia Sonia Sophia Sophie Stella Stephanie Sunniva Susan Susana
    Susanna Suzanne Svetlana Svitlana Sylvia Tamara Tania Tanya Tara Tatiana Teresa Tessa Thelma Theresa Tina Tove
    Tulsi Ulrike Ursula Valentina Valeria Valerie Vanessa Vera Veronica Viktoria Victoria Violeta Virginia Viola
    Vivian Wanda Wendy Winnie Xiomara Yasmin Yasmine Yolanda Yulia Yuliya Yvette Yvonne Zahra Zainab Zoe Zoë
    """
)
MEN = words(
    """
    Aaron Abbas Abdel Abdul Abdullah Abraham Abu Adam Adel Adrian Ahmad Ahmed Alan Albert Alberto Aleksandr Alejandro
    Alex Alexander Alexandre Alexei Alfred Ali Amir Anatoly Anders Andrei Andrew Andriy Andrzej Angus Ansel Anselm
    Anthony Anton Antonio Antony Arash Archie Aristide Arne Arnold Arthur Arturo Asif Ashraf Axel Barack Bashar Ben
    Benedict Benjamin Bernard Bernie Bill Björn Bjørn Bob Bohdan Boris Boyko Brad Brett Brian Bruce Bruno Burak Carl
    Carlo Carlos Casimir Charles Charlie Chris Christian Christopher Claude Colin Conor Craig Dan Daniel Danil Dario
    Dave David Denis Dennis Diego Dieter Dimitri Dmitri Dmitry Dominic Donald Doug Douglas Duncan Ebrahim Ed Eddie
    Edmund Eduardo Edward Edwin Ehud Elias Elon Emil Emmanuel Enrique Eric Erik Ernest Evan Evgeny Faisal Farid Felipe
    Felix Ferdinand Fernando Francis Francisco Francois François Frank Franz Fred Frederick Friedrich Fumio Gabriel
    Gareth Gary Gavin Geoffrey Georg George Georgi Gerald Gerard Gideon Giovanni Giuseppe Glenn Gordon Graham Greg
    Gregory Guido Guillermo Gunnar Gustav Guy Hamid Hamza Hans Harold Harry Hasan Hassan Heinrich Hector Helmut Henri
    Henrik Henry Herbert Herman Horst Hossein Howard Hugh Hugo Hussein Ian Ibo Ibrahim Idris Igor Ilham Ilya Imran
    Ismail Ivan Jack Jacob Jacques Jaime Jake Jamal James Jan Janez Jared Jason Javier Jeff Jeffrey Jens Jeremy Jerome
    Jerry Jim Jimmy Joachim Joaquin Joe Joel Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose José Josef
    Joseph Joshua Juan Julian Julio Jürgen Justin Kamal Karim Karl Keir Keith Kemal Kenneth Kevin Khaled Khalid Kofi
    Kurt Kyle Lars Laurent Lawrence Lee Leo Leon Leonard Leonid Lewis Liam Lindsey Lloyd Lorenzo Louis Luca Lucas Ludo
    Luigi Luis Luiz Lukas Luke Mahmoud Majid Malcolm Manuel Marc Marcel Marco Marcos Marcus Marek Mario Mark Markus
    Martin Masoud Massimo Mathias Matt Matteo Matthew Maurice Max Maxim Mehdi Mehmet Michael Michel Miguel Mikael Mike
    Mikhail Milan Milo Milos Mitch Mohamed Mohammad Mohammed Moshe Muhammad Murat Mustafa Nasser Nathan Ned Neil
    Nelson Nicholas Nick Nicolas Nigel Nikolai Nikolay Nils Noah Norman Olaf Oleg Oliver Olivier Omar Oscar Osama Otto
    Pablo Paolo Patrick Paul Paulo Pavel Pavle Pavlo Pedro Percy Pete Peter Petr Petro Philip Philippe Pierre Piers
    Piotr Qasem Radek Rafael Rahul Rajiv Ralph Ramon Ramzan Ramzi Randy Rashid Raúl Ray Raymond Recep Reza Ricardo
    Richard Rick Rishi Robert Roberto Robin Rodrigo Roger Roland Roman Ron Ronald Rory Roy Rudolf Rupert Russell Ryan
    Saad Sadiq Said Salman Salvador Sam Sameh Samir Samo Samuel Scott Sean Sebastian Serge Sergei Sergey Sergio Shane
    Silvio Simon Stanislav Stefan Stephen Steve Steven Stuart Sven Tariq Ted Terry Theo Theodore Thomas Tim Timothy
    Toby Todd Tom Tomas Tomás Tony Travis Trevor Umar Uwe Vadim Valery Vasily Viktor Victor Vincent Vitaly Vlad
    Vladimir Volodymyr Walter Warren Wilhelm Will William Wim Wolfgang Xavier Yair Yahya Yevgeny Yitzhak Yoav Yuri
    Yusuf Zack Zakaria Ziad Zlatan
    """
)
